/** Double-clicked files go to the page that can take them in, once somebody is signed in; for the others a sentence says why not. */
import { onMounted } from 'vue';
import { useRouter } from 'vue-router';
import { explain, failed } from '../components/notify.ts';
import { useOpened } from '../stores/opened.ts';
import { useSession } from '../stores/session.ts';
import { whyNotOpened } from '../words/opened.ts';
import { ask, on } from './client.ts';

export function useOpenedFiles(): void {
  const session = useSession();
  const opened = useOpened();
  const router = useRouter();

  async function look(): Promise<void> {
    try {
      const { files } = await ask('files.opened', {});
      const reasons = new Set<string>();
      let added = 0;
      for (const { kind, ...file } of files) {
        const reason = whyNotOpened(kind, session.kind, session.can);
        if (reason) reasons.add(reason);
        else {
          opened.add(kind, file);
          added += 1;
        }
      }
      if (added > 0) await router.push('/snapshots');
      for (const text of reasons) await explain('不能在这里打开', text);
    } catch (error) {
      failed(error);
    }
  }
  on('opened', () => void look());
  onMounted(() => {
    // A browser's page has nothing that could be double-clicked into it.
    if (session.host === 'window') void look();
  });
}
