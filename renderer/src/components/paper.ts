/** Prints what a `PaperSheet` shows, or saves it as PDF where the window can (Electron). */
import { ask } from '../app/client.ts';
import { useSession } from '../stores/session.ts';
import { transport } from '../transport/index.ts';
import { done, failed } from './notify.ts';

export function usePaper() {
  const session = useSession();
  const print = (): void => transport.print();
  /** `name` is proposed in the dialog, without its ending. */
  async function savePdf(name: string, options: { landscape?: boolean; paper?: 'A4' | 'A3' } = {}): Promise<void> {
    try {
      const file = await transport.target('pdf', `${name}.pdf`);
      if (!file) return;
      await ask('files.printToPdf', { token: file.token, ...options });
      done(`已存为 ${file.name}`);
    } catch (error) {
      failed(error);
    }
  }
  return { print, savePdf, canSavePdf: session.host === 'window' };
}
