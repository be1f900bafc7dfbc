import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_EXTENSION, extensionIdOf } from './extension.ts';

/**
 * A new profile in which Ahoy may use camera and microphone. With it the browser needs no `--use-fake-ui-for-media-stream`,
 * which would also choose a made-up screen whenever one is to be shared.
 */
export const makeGrantedProfile = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'ahoy-granted-'));
  const granted = { [`chrome-extension://${extensionIdOf(BUILT_EXTENSION)}/,*`]: { setting: 1 } };
  const exceptions = { media_stream_camera: granted, media_stream_mic: granted };
  await mkdir(join(folder, 'Default'));
  await writeFile(
    join(folder, 'Default/Preferences'),
    JSON.stringify({ profile: { content_settings: { exceptions } } }),
  );
  return folder;
};
