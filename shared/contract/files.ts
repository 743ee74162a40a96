/**
 * Files: the window names a purpose and gets a token; a path never comes from it. In Electron the shell shows a dialog; in the browser
 * the transport uploads what was picked, or fetches what was made.
 */
import * as z from 'zod';
import { openableKinds } from '../shell/openable.ts';
import { call } from './call.ts';

export const filePurposes = [
  'workbook',
  'card',
  'snapshot',
  'receipt',
  'scheme',
  'marked',
  'export',
  'snapshotFolder',
  'receiptFolder',
  'publicationFolder',
  'pdf',
  'identity',
  'paper',
  'drawing',
  'stationFolder',
  'backup',
  'backupFolder',
] as const;
export type FilePurpose = (typeof filePurposes)[number];

export const pickedFile = z.object({ token: z.string(), name: z.string(), bytes: z.int() });
export type PickedFile = z.infer<typeof pickedFile>;

export const fileCalls = {
  /** Opens a dialog that starts in the folder last used for the purpose; an empty array when it was closed. */
  'files.pick': call({
    kind: 'read',
    // A backup is picked where there is nobody yet who could sign in.
    permission: (input: { purpose: FilePurpose }) => (input.purpose === 'backup' ? 'public' : 'member'),
    input: z.object({ purpose: z.enum(filePurposes), many: z.boolean().default(false) }),
    output: z.object({ files: z.array(pickedFile) }),
  }),
  /** What was dropped on the window last (Electron), once; in the browser the transport uploads it instead. */
  'files.dropped': call({ kind: 'read', permission: 'member', input: z.object({}), output: z.object({ files: z.array(pickedFile) }) }),
  /** What was double-clicked outside the window, once: the program was started with it, or was running (Electron). */
  'files.opened': call({
    kind: 'read',
    permission: 'member',
    input: z.object({}),
    output: z.object({ files: z.array(pickedFile.extend({ kind: z.enum(openableKinds) })) }),
  }),
  /** Where to write: a file (or, for the folder purposes, a folder). Null when the dialog was closed. */
  'files.target': call({
    kind: 'read',
    permission: 'member',
    input: z.object({ purpose: z.enum(filePurposes), name: z.string().max(200) }),
    output: z.object({ file: pickedFile.nullable() }),
  }),
  /** Shows a written file in its folder (Electron); in the browser the transport downloads it instead. */
  'files.show': call({ kind: 'read', permission: 'member', input: z.object({ token: z.string() }), output: z.object({}) }),
  /** The page that is shown, as PDF into the file of a token (Electron). */
  'files.printToPdf': call({
    kind: 'read',
    permission: 'member',
    input: z.object({ token: z.string(), landscape: z.boolean().default(false), paper: z.enum(['A4', 'A3']).default('A4') }),
    output: z.object({ bytes: z.int() }),
  }),
};
