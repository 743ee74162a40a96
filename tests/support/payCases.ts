/**
 * A pay case: records and runs in the order in which an office would enter them, and the figures that must come out with their reasons
 * (`tests/cases/pay/`). Steps:
 *
 * - `["keepExample"]`: 示例方案 stays in force; without it it ends before 2025.
 * - `["scheme", document]`, `["policy", name, kind, from, document]`: saved and published.
 * - `["save", register, values, name]`, `["change", register, "$name", values]`: `"$name"` in values stands for the id of what was saved by that name.
 * - `["run", month, options]`: reckoned, checked, approved and paid. `["draft", month, options]`: reckoned; the last one is looked at.
 * - `["check"]`: whether the draft can be checked.
 */
import type { PayRunLine } from '#shared/contract/payruns.ts';
import type { Value } from '#shared/registers/index.ts';
import { newStation, passphrase } from './station.ts';
import type { TestStation } from './station.ts';

/** Of the lines of a person (`own`: of the month, `origin`: that go back to earlier ones) the sum of a field; the grade of the first; `checked`. */
export type Expected = { name?: string; field: string; lines?: 'all' | 'own' | 'origin'; right: number | boolean | null };
export type PayCase = { id: string; what: string; reason: string; source: string; steps: [string, ...unknown[]][]; check: Expected[] };
export type Outcome = { rows: PayRunLine[]; checked: boolean | null };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** A valid ID number of the made-up division 520699. */
export function idNumberOf(nth: number, birthDate = '1980-05-16'): string {
  const body = `520699${birthDate.replaceAll('-', '')}${String(nth).padStart(3, '0')}`;
  return body + '10X98765432'[[...body].reduce((sum, c, i) => sum + Number(c) * weights[i]!, 0) % 11]!;
}

type Values = Record<string, Value>;

/** Plays a case in a station of its own, which the caller discards. */
export class Replay {
  private readonly ids = new Map<string, number>();
  private people = 0;
  private run = 0;
  private checked: boolean | null = null;
  readonly station: TestStation;

  private constructor(station: TestStation) {
    this.station = station;
  }

  static async begin(): Promise<Replay> {
    const station = await newStation();
    await station.ask('accounts.add', { name: '领导', role: 'leader', passphrase });
    return new Replay(station);
  }

  async play(steps: PayCase['steps']): Promise<Outcome> {
    if (!steps.some(([kind]) => kind === 'keepExample')) await this.station.ask('pay.retire', { scheme: 1, until: '2024-12-31' });
    for (const [kind, ...given] of steps) await this.step(kind, given);
    const { rows } = await this.station.ask('payruns.lines', { run: this.run, reveal: true, limit: 500 });
    return { rows, checked: this.checked };
  }

  private values(given: unknown): Values {
    const values = given as Values;
    return Object.fromEntries(
      Object.entries(values).map(([k, v]) => [k, typeof v === 'string' && v.startsWith('$') ? (this.ids.get(v.slice(1)) ?? null) : v]),
    );
  }

  private async save(register: string, values: Values, id?: number): Promise<number> {
    return (await this.station.ask('registers.save', { register, values, ...(id === undefined ? {} : { id }) } as never)).id;
  }

  private async step(kind: string, [a, b, c, d]: unknown[]): Promise<void> {
    const { station } = this;
    switch (kind) {
      case 'scheme': {
        const { scheme } = await station.ask('pay.saveScheme', { document: a as never });
        await station.ask('pay.publish', { scheme });
        return;
      }
      case 'policy': {
        const values = { name: String(a), kind: String(b), status: 'draft', effectiveFrom: String(c), source: '示例' };
        const policy = await this.save('payPolicies', { ...values, document: JSON.stringify(d) });
        await station.ask('payruns.publishPolicy', { policy });
        return;
      }
      case 'save': {
        let values = this.values(b);
        if (a === 'workers') {
          const birthDate = String(values['birthDate'] ?? '1980-05-16');
          const idNumber = idNumberOf(++this.people, birthDate);
          values = { status: 'active', postFrom: values['serviceFrom'] ?? null, ...values, birthDate, idNumber };
        }
        this.ids.set(String(c ?? '_'), await this.save(String(a), values));
        return;
      }
      case 'change':
        await this.save(String(a), this.values(c), this.ids.get(String(b).slice(1)));
        return;
      case 'draft':
      case 'run': {
        this.run = (await station.finish<{ run: number }>('payruns.create', { period: a, ...(b ?? {}) })).run;
        if (kind === 'run') await this.pay();
        return;
      }
      case 'check':
        this.checked = (await station.refusal('payruns.advance', { run: this.run, to: 'checked' })) === null;
        return;
      case 'keepExample':
        return;
      default:
        throw new Error(`unknown step ${kind}`);
    }
  }

  private async pay(): Promise<void> {
    const { station, run } = this;
    await station.ask('payruns.advance', { run, to: 'checked' });
    await station.ask('station.signIn', { account: '领导', passphrase });
    await station.ask('payruns.advance', { run, to: 'approved' });
    await station.ask('station.signIn', { account: '管理员', passphrase });
    await station.ask('payruns.advance', { run, to: 'paid' });
  }
}

/** What a case came to where something is expected of it. */
export function found({ rows, checked }: Outcome, { name, field, lines = 'all' }: Expected): number | boolean | null {
  if (field === 'checked') return checked;
  const own = rows.filter((l) => l.name === name && (lines === 'all' || (lines === 'own') === (l.origin === null)));
  const values = own.map((l) => l[field as keyof PayRunLine] as number | null);
  return field === 'grade' ? (values[0] ?? null) : values.reduce<number>((sum, v) => sum + (v ?? 0), 0);
}
