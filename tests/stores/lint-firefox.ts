/** `npm run lint:firefox`: whether Firefox's store would have anything to say about the build. */
import { problemsOf } from './firefox-lint.ts';

const BUILT = '.output/firefox-mv2';

const problems = await problemsOf(BUILT);
for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log("Firefox's store would have nothing to say.");
else {
  console.error(`\nFirefox's store would object to ${BUILT}: ${problems.length} in all.`);
  process.exitCode = 1;
}
