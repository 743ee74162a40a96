/** npm run check [NAME...]: types, lint, format and layers, or some of them. */
import { checks, type CheckName } from './checks.ts';

const asked = process.argv.slice(2) as CheckName[];
const names = asked.length > 0 ? asked : (Object.keys(checks) as CheckName[]);
for (const name of names) {
  const code = await checks[name]();
  if (code !== 0) {
    console.error(`${name} failed`);
    process.exitCode = 1;
  }
}
