/** What is done with a scheme from its page and from the list. */
import { useRouter } from 'vue-router';
import { ask } from '../../../app/client.ts';
import { done, failed } from '../../../components/notify.ts';
import { transport } from '../../../transport/index.ts';

export function useSchemeActions() {
  const router = useRouter();
  async function tried(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      failed(error);
    }
  }
  const exportFile = (scheme: number, { name, version }: { name: string; version: number }): Promise<void> =>
    tried(async () => {
      const file = await transport.target('scheme', `${name}-第${version}版.scheme.json`);
      if (!file) return;
      await ask('pay.schemeFile', { scheme, file: file.token });
      await transport.deliver(file);
      done(`已导出 ${file.name}`);
    });
  /** Opens the draft of the next version. */
  const copy = (scheme: number): Promise<void> =>
    tried(async () => {
      const next = await ask('pay.copyVersion', { scheme });
      await router.push(`/pay/schemes/${next.scheme}`);
      done('已另存为新版本的草稿');
    });
  const importFile = (): Promise<void> =>
    tried(async () => {
      const [file] = await transport.pick('scheme', false);
      if (!file) return;
      const taken = await ask('pay.importScheme', { file: file.token });
      await router.push(`/pay/schemes/${taken.scheme}`);
      done(`已导入“${taken.name}”第 ${taken.version} 版，请核对后发布`);
    });
  /** To the page that shows what a workbook's pay scale says. */
  const readScale = (): Promise<void> =>
    tried(async () => {
      const [file] = await transport.pick('workbook', false);
      if (file) await router.push({ path: '/pay/schemes/scale', query: { file: file.token } });
    });
  return { exportFile, copy, importFile, readScale, tried };
}
