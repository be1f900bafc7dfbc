import type { XSettings } from './settings.ts';

const BACKGROUND = { white: 'rgb(255, 255, 255)', dim: 'rgb(21, 32, 43)', black: 'rgb(0, 0, 0)' } as const;

/** The HTML of every page: X sends an empty shell with inline body colours and draws the rest by script. */
export function htmlDocument(settings: XSettings, nonce: string): string {
  const background = BACKGROUND[settings.theme];
  const dir = settings.lang === 'ar' ? 'rtl' : 'ltr';
  return `<!doctype html>
<html dir="${dir}" lang="${settings.lang}" style="font-size: 15px">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>X</title>
<link rel="stylesheet" href="/assets/base.css">
<link rel="stylesheet" href="/assets/views.css">
<script nonce="${nonce}">window.__sandboxNonced = true;${settings.injected}</script>
<script>window.__sandboxInlineRan = true;</script>
</head>
<body class="theme-${settings.theme}" style="background-color: ${background}; overflow-y: scroll;">
<div id="react-root"></div>
<script type="module" src="/assets/main.js" nonce="${nonce}"></script>
</body>
</html>`;
}

const HUES: Record<string, number> = { alice: 205, bob: 28, carol: 330, dave: 90, erin: 262, zoe: 48 };

/** A round picture with the first letter; SVG, so that nothing binary is kept in the repository. */
export function avatarSvg(handle: string): string {
  const letter = (handle[0] ?? '?').toUpperCase();
  const fill = `hsl(${HUES[handle] ?? 0} 45% 52%)`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${fill}"/><text x="20" y="27" font-family="sans-serif" font-size="19" font-weight="600" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
}
