/** Starts the window: words in Chinese, the store of the session, then the pages. */
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import './styles/elements.ts';
import './styles/theme.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/print.css';
import App from './app/App.vue';
import { frameOf, registerDoor } from './app/elements.ts';
import { fetchAhead, makeRouter } from './app/router.ts';
import { useSession } from './stores/session.ts';

const app = createApp(App).use(createPinia());
registerDoor(app);
const loadFrame = frameOf(app);
// Asked at once: the router is made meanwhile.
const known = useSession().load();
const router = makeRouter(loadFrame);

/** Not awaited at the top: every other file of the build imports this one's and would wait for its end. */
async function start(): Promise<void> {
  // The first page depends on whether there is a station and who is signed in; asking first avoids a flash of the wrong page.
  await known;
  app.use(router).mount('#app');
  await router.isReady();
  // The first page is drawn: measurements and tests wait for this mark.
  requestAnimationFrame(() =>
    setTimeout(() => {
      document.documentElement.dataset['ready'] = 'true';
      // While the pass phrase is typed and its key worked out, the window fetches what comes next; the first key must not wait for it.
      requestIdleCallback(() => {
        void loadFrame();
        fetchAhead(router);
      });
    }),
  );
}
void start();
