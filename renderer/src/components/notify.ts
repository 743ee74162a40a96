/** Short messages at the top of the window, and questions that name their verb. */
import type { CallError } from '#shared/contract/index.ts';
import { ask, CallFailed } from '../app/client.ts';
import { useSession } from '../stores/session.ts';
import { errorSentence } from '../words/errors.ts';

/** Fetched when there is something to say: the sign-in page says it beside its field. */
const boxes = () => import('./boxes.ts');

/** The sentence for anything thrown; a fault of ours carries the number that finds it in the log. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof CallFailed)) return errorSentence('internal');
  const { code, params, ref } = error.failure;
  return `${errorSentence(code, params)}${code === 'internal' ? `（编号 ${ref}，维护人员可在“设置—关于”所示的运行日志中查到）` : ''}`;
}

/** Shows what went wrong; closing a question and cancelling a job are no faults. */
export function failed(error: unknown): void {
  if (error === 'cancel' || error === 'close') return;
  if (!(error instanceof CallFailed)) {
    console.error(error);
    void logged(error).then((failure) => failed(new CallFailed(failure)));
    return;
  }
  if (error.failure.code === 'notSignedIn') {
    // The sign-in page says it better than a message.
    void useSession().locked();
    return;
  }
  const cancelled = error.failure.code === 'cancelled';
  const message = sentenceOf(error);
  void boxes().then(({ ElMessage }) =>
    ElMessage({ message, type: cancelled ? 'info' : 'error', duration: cancelled ? 3000 : 8000, showClose: true }),
  );
}

/** A fault of a page goes to the log; what its user is told has the number under which it is found there. */
async function logged(error: unknown): Promise<CallError> {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error();
  const { ref } = await ask('machine.pageError', { name: name.slice(0, 60), stack: stack.replace(message, '').slice(0, 8000) }).catch(
    () => ({ ref: '--------' }),
  );
  return { code: 'internal', params: {}, ref };
}

let said: Promise<{ close(): void }> | null = null;

/** Says what has been done; what was said before gives way. */
export function done(message: string): void {
  const before = said;
  said = boxes().then(async ({ ElMessage }) => {
    (await before)?.close();
    return ElMessage({ message, type: 'success', duration: 3000 });
  });
}

export type Question = {
  title: string;
  text: string;
  /** What the button does, as a verb with its object: 移除 3 人. */
  verb: string;
  /** What stepping back does, where 取消 would not say it. */
  back?: string;
  danger?: boolean;
};

/** Element Plus gives the focus to the button that acts. What throws something away must not be one Enter away. */
const focusStepBack = (): void =>
  [...document.querySelectorAll<HTMLElement>('.el-message-box__btns')].at(-1)?.querySelector('button')?.focus();

/** Says something that must be read; resolves when it was put away. */
export async function explain(title: string, text: string): Promise<void> {
  const { ElMessageBox } = await boxes();
  await ElMessageBox.alert(text, title, { confirmButtonText: '知道了' }).catch(() => undefined);
}

/** Asks before something is done; false when the user stepped back. */
export async function confirmed(question: Question): Promise<boolean> {
  const { ElMessageBox } = await boxes();
  try {
    const answered = ElMessageBox.confirm(question.text, question.title, {
      confirmButtonText: question.verb,
      cancelButtonText: question.back ?? '取消',
      confirmButtonType: question.danger ? 'danger' : 'primary',
      closeOnClickModal: false,
    });
    // By the next frame the box has taken the focus.
    if (question.danger) requestAnimationFrame(focusStepBack);
    await answered;
    return true;
  } catch {
    return false;
  }
}

/** Before a form is left that holds something unsaved; false goes on typing. Of a station that is shut nothing can be saved any more. */
export async function givesUpTyped(): Promise<boolean> {
  if (useSession().state !== 'open') return true;
  return confirmed({
    title: '还有没保存的改动',
    text: '离开后，刚才填写的内容不会保留。',
    verb: '放弃改动',
    back: '继续填写',
    danger: true,
  });
}
