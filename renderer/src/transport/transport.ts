/** The window's one way to the data host. `port.ts` (Electron) and `socket.ts` (browser) are the only files that know which one is in use. */
import type { Envelope, HostEvent } from '#shared/contract/index.ts';
import type { FilePurpose, PickedFile } from '#shared/contract/files.ts';

export type Transport = {
  call(name: string, input: unknown): Promise<Envelope<unknown>>;
  /** Returns the way to stop listening. */
  subscribe(listener: (event: HostEvent) => void): () => void;
  /** Lets the user pick files; empty when the dialog was closed. */
  pick(purpose: FilePurpose, many: boolean): Promise<PickedFile[]>;
  /** Takes in what was dropped on the page; asked for while the drop is being handled. */
  dropped(files: FileList): Promise<PickedFile[]>;
  /** Where something is to be written; null when the dialog was closed. */
  target(purpose: FilePurpose, name: string): Promise<PickedFile | null>;
  /** The file is written: shows it in its folder, or downloads it. */
  deliver(file: PickedFile): Promise<void>;
  /** Prints the page that is shown. */
  print(): void;
};
