/** Starts the window: words in Chinese, the store of the session, then the pages. */
import ElementPlus from 'element-plus';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import 'element-plus/dist/index.css';
import './styles/theme.css';
import './styles/base.css';
import './styles/print.css';
import App from './app/App.vue';
import { makeRouter } from './app/router.ts';
import { useSession } from './stores/session.ts';

const app = createApp(App).use(createPinia()).use(ElementPlus);
// The first page depends on whether there is a station and who is signed in; asking first avoids a flash of the wrong page.
await useSession().load();
const router = makeRouter();
app.use(router).mount('#app');
await router.isReady();
// The first page is drawn: measurements and tests wait for this mark.
requestAnimationFrame(() => setTimeout(() => (document.documentElement.dataset['ready'] = 'true')));
