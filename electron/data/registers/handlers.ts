/** The calls that every register answers. */
import { Refusal } from '#shared/contract/index.ts';
import { codeLabel } from '#shared/codes/index.ts';
import { checkRecord } from '#shared/registers/check.ts';
import { register } from '#shared/registers/index.ts';
import type { Field, RegisterName, Value } from '#shared/registers/index.ts';
import type { Handlers } from '../host.ts';
import { historyOf } from './history.ts';
import * as rows from './rows.ts';
import { commandOf, list, markAll, read, save, stationOf, today } from './service.ts';
import { findUndoable, registersOfStep, undoStep } from './undo.ts';

/** A part that was written may have changed what its owner shows. */
const written = (name: RegisterName): RegisterName[] => [name, register(name).partOf ?? []].flat();

/** Refuses `invalidInput` for a field that the register does not have. */
function fieldNamed(name: RegisterName, field: string): Field {
  const found = register(name).fields.find((f) => f.name === field);
  if (!found) throw new Refusal('invalidInput', { field });
  return found;
}

export const registerHandlers: Handlers<
  | 'registers.list'
  | 'registers.read'
  | 'registers.check'
  | 'registers.save'
  | 'registers.remove'
  | 'registers.restore'
  | 'registers.history'
  | 'registers.reveal'
  | 'registers.choices'
  | 'registers.count'
  | 'registers.undo'
  | 'registers.undoable'
> = {
  'registers.list': (host, { offset, limit, ...query }) => list(host.open(), query, offset, limit),

  'registers.read': (host, { register: name, station, id }) => read(host.open(), name, stationOf(host.open(), station), id),

  'registers.check': (_host, { register: name, values }) => ({ errors: checkRecord(register(name), values, { today: today() }) }),

  'registers.save': async (host, { register: name, id, revision, values }) => {
    const row = await save(host.open(), name, id, revision, values);
    host.emit({ topic: 'changed', payload: { registers: written(name) } });
    return row;
  },

  'registers.remove': async (host, { register: name, ids, reason }) => {
    const removed = await markAll(host.open(), name, ids, 'removed', reason);
    host.emit({ topic: 'changed', payload: { registers: written(name) } });
    return { removed };
  },

  'registers.restore': async (host, { register: name, ids }) => {
    const restored = await markAll(host.open(), name, ids, 'restored');
    host.emit({ topic: 'changed', payload: { registers: written(name) } });
    return { restored };
  },

  'registers.history': (host, { register: name, station, id }) => ({
    entries: historyOf(host.open().store.reader, name, stationOf(host.open(), station), id),
  }),

  'registers.reveal': async (host, { register: name, station, ids, field }) => {
    const open = host.open();
    // To see what is masked in a record takes more than to see the record, not something else.
    if (!open.permissions.has(register(name).read)) throw new Refusal('notPermitted', { permission: register(name).read });
    if (!fieldNamed(name, field).sensitive) throw new Refusal('invalidInput', { field });
    const number = stationOf(open, station);
    await open.store.write(
      commandOf(open, 'registers.reveal', { register: name, station: open.info.code === station ? undefined : station, field, ids }),
      () => undefined,
    );
    return { values: rows.fieldValues(open.store.reader, name, number, ids, field) };
  },

  'registers.choices': (host, { register: name, station, search, limit }) => ({
    choices: rows.choices(host.open().store.reader, name, stationOf(host.open(), station), search ?? '', limit),
  }),

  'registers.count': (host, { by, ...query }) => {
    const open = host.open();
    const fields = by.map((name) => fieldNamed(query.register, name));
    if (fields.some((f) => f.sensitive)) throw new Refusal('invalidInput', { field: by.join(' ') });
    const groups = rows.groups(open.store.reader, query, stationOf(open, query.station), fields).map((group) => ({
      ...group,
      titles: group.values.map((value: Value, i) => {
        const field = fields[i]!;
        return field.type === 'code' && value !== null ? codeLabel(field.codes, String(value)) : (group.titles[i] ?? String(value ?? ''));
      }),
    }));
    return { groups, total: groups.reduce((sum, g) => sum + g.count, 0) };
  },

  'registers.undo': async (host, { step }) => {
    const open = host.open();
    const found = findUndoable(open.store.reader, open.account.id, step);
    if (!found) throw new Refusal('nothingToUndo');
    const touched = registersOfStep(open.store.reader, found.step);
    // Who approves grades without keeping them takes back what they have approved.
    const own = found.command === 'pay.regradeApprove' && open.permissions.has('pay.approve');
    for (const name of touched) {
      if (!own && !open.permissions.has(register(name).write) && !register(name).createdByImport)
        throw new Refusal('notPermitted', { permission: register(name).write });
    }
    const command = { ...commandOf(open, 'registers.undo', { step: found.step, command: found.command }), undoes: found.step };
    const records = await open.store.write(command, (tx) =>
      undoStep(tx, found, () => new Promise<void>((resolve) => setImmediate(resolve))),
    );
    host.emit({ topic: 'changed', payload: { registers: touched } });
    return { step: found.step, command: found.command, records };
  },

  'registers.undoable': (host) => findUndoable(host.open().store.reader, host.open().account.id) ?? null,
};
