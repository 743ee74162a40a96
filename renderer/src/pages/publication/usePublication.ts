/** The files of a publication made in one go: what the window prints, then what the data host writes. */
import { computed, nextTick, ref } from 'vue';
import type { JobState } from '#shared/contract/jobs.ts';
import type { PublicationMade, PublicationPaper } from '#shared/contract/publication.ts';
import { ask, useJob } from '../../app/client.ts';
import { useSession } from '../../stores/session.ts';
import { transport } from '../../transport/index.ts';

/** `show` puts a paper before the printer. */
export function usePublication(show: (paper: PublicationPaper) => void) {
  const session = useSession();
  const { state: job, run, cancel: cancelJob } = useJob();
  const printing = ref<{ done: number; of: number } | null>(null);
  let stopped = false;
  const state = computed<JobState | null>(() =>
    printing.value ? { job: 0, name: 'publication.write', status: 'running', stage: 'print', ...printing.value } : job.value,
  );
  const running = computed(() => state.value?.status === 'running');

  async function print(asked: { kind: string; version: number; folder: string }): Promise<PublicationPaper[]> {
    const { papers } = await ask('publication.prepare', asked);
    try {
      for (const [i, { paper, file }] of papers.entries()) {
        printing.value = { done: i, of: papers.length };
        show(paper);
        await nextTick();
        await ask('files.printToPdf', { token: file.token });
        if (stopped) break;
      }
      return papers.map((p) => p.paper);
    } finally {
      printing.value = null;
    }
  }

  /** Null where the dialog was closed or the work was stopped; throws `CallFailed` and leaves nothing behind. */
  async function make(kind: string, version: number, notice: string): Promise<PublicationMade | null> {
    const folder = await transport.target('publicationFolder', '公布材料');
    if (!folder) return null;
    stopped = false;
    const asked = { kind, version, folder: folder.token };
    let papers: PublicationPaper[] = [];
    try {
      if (session.host === 'window') papers = await print(asked);
    } catch (error) {
      await ask('publication.drop', asked);
      throw error;
    }
    if (stopped) {
      await ask('publication.drop', asked);
      return null;
    }
    const made = await run<PublicationMade>('publication.write', { ...asked, notice, papers });
    await transport.deliver(made.folder);
    return made;
  }

  async function cancel(): Promise<void> {
    stopped = true;
    await cancelJob();
  }
  return { state, running, make, cancel };
}
