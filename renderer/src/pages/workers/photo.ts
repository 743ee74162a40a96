/** A worker's photo as an address that an `<img>` can show; gone with the page. */
import { onScopeDispose, ref } from 'vue';
import { ask } from '../../app/client.ts';
import { failed } from '../../components/notify.ts';
import { bytesOf } from './papers.ts';

export function usePhoto(worker: () => number) {
  const address = ref('');
  const forget = (): void => {
    if (address.value) URL.revokeObjectURL(address.value);
    address.value = '';
  };
  async function load(): Promise<void> {
    try {
      const photo = await ask('materials.photo', { worker: worker() });
      forget();
      if (photo) address.value = URL.createObjectURL(new Blob([bytesOf(photo.bytes)], { type: photo.type }));
    } catch (error) {
      failed(error);
    }
  }
  onScopeDispose(forget);
  return { address, load };
}
