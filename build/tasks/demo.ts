/** npm run demo. */
import '../demo/demo.ts';
