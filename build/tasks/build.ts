/** npm run build: the whole program into out/. */
import { buildAll } from './built.ts';

process.exitCode = await buildAll();
