/** Masked values that this person chose to see on this page. Each showing is a recorded call; nothing is kept when the page is left. */
import { reactive } from 'vue';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import { fieldOf, register } from '#shared/registers/index.ts';
import { ask } from '../../app/client.ts';
import { failed } from '../../components/notify.ts';
import { useSession } from '../../stores/session.ts';

export function useReveal(name: () => RegisterName, station: () => string | undefined) {
  const shown = reactive(new Map<string, Value>());
  const session = useSession();
  const key = (id: number, field: string): string => `${name()} ${id} ${field}`;

  /** The value in clear where it was asked for. */
  const seen = (id: number, field: string): Value | undefined => shown.get(key(id, field));
  const mayReveal = (field: string): boolean => {
    const { sensitive } = fieldOf(register(name()), field);
    return sensitive !== undefined && session.can(`reveal.${sensitive}`);
  };
  async function reveal(id: number, field: string): Promise<void> {
    try {
      const given = station();
      const answer = await ask('registers.reveal', { register: name(), ...(given ? { station: given } : {}), ids: [id], field });
      for (const found of answer.values) shown.set(key(found.id, field), found.value);
    } catch (error) {
      failed(error);
    }
  }
  const hide = (id: number, field: string): void => void shown.delete(key(id, field));
  return { seen, mayReveal, reveal, hide, forget: () => shown.clear() };
}
export type Reveal = ReturnType<typeof useReveal>;
