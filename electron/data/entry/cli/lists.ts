/** Lists on the command line: as of a day, between two days, their contradictions, publishing, what is published. */
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import type { PublicationMade } from '#shared/contract/publication.ts';
import { folder, signedIn } from './command.ts';
import type { Arguments, Command } from './command.ts';
import type { Session } from './session.ts';

const page = 500;

function needed(name: string, given: Arguments, key: string): string {
  const found = given.options[key];
  if (found === undefined) throw new Refusal('usage', { usage: listCommands[name]!.usage, missing: `--${key}` });
  return found;
}

const street = (given: Arguments): { station?: string } =>
  given.options['street'] === undefined ? {} : { station: given.options['street'] };

/** The whole list, however long. */
async function wholeList(session: Session, given: Arguments): Promise<Output<'lists.at'>> {
  const on = given.options['on'];
  const asked = { kind: needed('lists', given, 'kind'), ...(on === undefined ? {} : { on }), ...street(given), limit: page };
  const list = await session.ask('lists.at', asked);
  while (list.rows.length < list.total) {
    const { rows } = await session.ask('lists.at', { ...asked, offset: list.rows.length });
    if (rows.length === 0) break;
    list.rows.push(...rows);
  }
  return list;
}

export const listCommands: Record<string, Command> = {
  lists: {
    usage: 'lists DIR --kind NAME [--on DATE] [--street CODE]',
    options: ['kind', 'on', 'street'],
    run: signedIn(wholeList),
  },
  diff: {
    usage: 'diff DIR --kind NAME --from DATE --to DATE [--street CODE]',
    options: ['kind', 'from', 'to', 'street'],
    run: signedIn((session, given) =>
      session.ask('lists.diff', {
        kind: needed('diff', given, 'kind'),
        from: needed('diff', given, 'from'),
        to: needed('diff', given, 'to'),
        ...street(given),
      }),
    ),
  },
  check: {
    usage: 'check DIR [--kind NAME] [--proposal NUMBER] [--street CODE]',
    options: ['kind', 'proposal', 'street'],
    run: signedIn((session, given) =>
      session.ask('lists.check', { kind: given.options['kind'], ...numbered(given.options['proposal']), ...street(given) }),
    ),
  },
  publish: {
    usage: 'publish DIR PROPOSAL --notice NO --date DATE',
    options: ['notice', 'date'],
    run: signedIn((session, given) => {
      if (given.words[0] === undefined) throw new Refusal('usage', { usage: listCommands['publish']!.usage });
      return session.ask('lists.publish', {
        proposal: Number(given.words[0]),
        noticeNo: needed('publish', given, 'notice'),
        date: needed('publish', given, 'date'),
      });
    }),
  },
  pack: {
    usage: 'pack DIR --kind NAME --out FOLDER [--version NUMBER | --on DATE]',
    options: ['kind', 'out', 'version', 'on'],
    run: signedIn(async (session, given) => {
      const { version, on } = given.options;
      const { name, files } = await session.finish<PublicationMade>('publication.write', {
        kind: needed('pack', given, 'kind'),
        folder: folder(session, needed('pack', given, 'out')),
        ...(version === undefined ? {} : { version: Number(version) }),
        ...(on === undefined ? {} : { on }),
      });
      return { name, files };
    }),
  },
};

const numbered = (proposal: string | undefined): { proposal?: number } => (proposal === undefined ? {} : { proposal: Number(proposal) });
