/** What can be done with a run: each asks where it cannot be taken back. */
import { ref } from 'vue';
import type { Ref } from 'vue';
import type { PayRun } from '#shared/contract/payruns.ts';
import { ask, useJob } from '../../app/client.ts';
import { confirmed, done, failed } from '../../components/notify.ts';
import { count, yuan } from '../../words/format.ts';

export type RunAction = PayRun['actions'][number]['action'];

export function useRunActions(run: Ref<PayRun | null>, goes: { gone: () => void; made: (run: number) => void }) {
  const { state, run: job, cancel } = useJob();
  const working = ref(false);

  async function advance(to: 'draft' | 'checked' | 'approved' | 'paid', said: string): Promise<void> {
    run.value = await ask('payruns.advance', { run: run.value!.id, to });
    done(said);
  }

  const people = (): string => `${count(run.value!.totals.people)} 人`;
  const acts: Record<RunAction, () => Promise<void>> = {
    recompute: async () => {
      await job('payruns.recompute', { run: run.value!.id });
      done('已按今天的台账重算');
    },
    check: () => advance('checked', '已核对，可以送审'),
    return: () => advance('draft', '已退回草稿'),
    approve: () => advance('approved', '已审批'),
    pay: async () => {
      const text = `${run.value!.title}：${people()}，实发 ${yuan(run.value!.totals.net)} 元。标记后锁定，不能再改；以后发现差错，在后面的月份补发补扣或冲销。`;
      if (await confirmed({ title: '标记为已发放', text, verb: `已向 ${people()}发放` })) await advance('paid', '已标记为已发放并锁定');
    },
    discard: async () => {
      const question = { title: '放弃这次发放', text: '草稿和计算结果将被移除，台账中的人员资料不变。', verb: '放弃', danger: true };
      if (!(await confirmed(question))) return;
      await ask('payruns.discard', { run: run.value!.id });
      done('已放弃');
      goes.gone();
    },
    reverse: async () => {
      const text = `将新建一份冲销单，把${run.value!.title}的每一行取负数，两者相加为零。冲销单同样要核对、审批。`;
      if (!(await confirmed({ title: '冲销整次发放', text, verb: '新建冲销单', danger: true }))) return;
      const made = await job<{ run: number }>('payruns.reverse', { run: run.value!.id });
      done('已新建冲销单');
      goes.made(made.run);
    },
  };

  async function act(action: RunAction): Promise<void> {
    if (!run.value || working.value) return;
    working.value = true;
    try {
      await acts[action]();
    } catch (error) {
      failed(error);
    } finally {
      working.value = false;
    }
  }
  return { act, working, state, cancel };
}
export type RunActions = ReturnType<typeof useRunActions>;
