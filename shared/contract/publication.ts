/** 公布材料: a published version of a list as the files that an office prints, hangs out and puts on its site. */
import * as z from 'zod';
import { call } from './call.ts';
import { pickedFile } from './files.ts';
import { jobStarted } from './jobs.ts';

/** Papers that the window prints: the list in its official form, the notice, the differences since the version before. */
export const publicationPapers = ['list', 'notice', 'changes'] as const;
export type PublicationPaper = (typeof publicationPapers)[number];

/** Which list and version: a version's number, the one that held on a day, or the last. `folder` is a token of `files.target`. */
const wanted = {
  kind: z.string().min(1).max(40),
  version: z.int().min(1).optional(),
  on: z.iso.date().optional(),
  folder: z.string(),
};

export const publicationCalls = {
  /**
   * Makes room for a publication beside its place in the folder and says where its papers are to be printed (Electron). Until
   * `publication.write` has ended, the folder has nothing but a hidden part of it, which `publication.drop` takes away.
   */
  'publication.prepare': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object(wanted),
    output: z.object({ papers: z.array(z.object({ paper: z.enum(publicationPapers), file: pickedFile })) }),
  }),

  /**
   * Writes what the window does not print (workbooks, the page, the table of contents with SHA-256 of every file), adds the papers that were
   * printed and gives the whole its name. A job; its result: `folder` (a token), `name`, `files`.
   */
  'publication.write': call({
    kind: 'write',
    permission: 'lists.read',
    input: z.object({
      ...wanted,
      /** The body of the notice, one paragraph a line; as the program words it where it is left out. */
      notice: z.string().max(10_000).optional(),
      /** Those that were printed after `publication.prepare`. */
      papers: z.array(z.enum(publicationPapers)).default([]),
    }),
    output: jobStarted,
  }),

  'publication.drop': call({ kind: 'read', permission: 'lists.read', input: z.object(wanted), output: z.object({}) }),
};

/** Result of the job. */
export const publicationMade = z.object({
  folder: pickedFile,
  name: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string() })),
});
export type PublicationMade = z.infer<typeof publicationMade>;
