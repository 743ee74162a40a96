/** A career as lanes of events: what the timeline draws and the list beside it tells. */
import { fieldOf, register } from '#shared/registers/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import { cellText } from '../../words/values.ts';
import type { Row } from '../registers/useList.ts';

export type CareerFile = { worker: Row; parts: Record<string, Row[]> };
export type CareerEvent = {
  /** YYYY-MM-DD. */
  from: string;
  /** Last day; null where it goes on; absent for what has one day only. */
  until?: string | null;
  /** Short, beside its mark. */
  text: string;
  /** Whole, when it is chosen and in the list. */
  told: string;
  kind?: 'plain' | 'strong' | 'gap' | 'bad';
};
export type Lane = { label: string; events: CareerEvent[] };

type Teller = (row: Row, text: (field: string) => string) => Partial<CareerEvent> & { text: string };
type Source = { register: RegisterName; label: string; from: string; until?: string; tell: Teller };

const joined = (...texts: string[]): string => texts.filter(Boolean).join('，');

/** The lanes in their order on the page. */
const sources: readonly Source[] = [
  {
    register: 'posts',
    label: '任职',
    from: 'from',
    until: 'until',
    tell: (_, t) => ({
      text: t('position') || t('postClass'),
      told: joined(t('community'), t('position'), t('postClass')),
      kind: 'strong',
    }),
  },
  {
    register: 'gridPosts',
    label: '网格',
    from: 'from',
    until: 'until',
    tell: (row, t) => ({ text: t('grid'), told: joined(t('grid'), row['fullTime'] === 1 ? '专职' : '兼职') }),
  },
  {
    register: 'contracts',
    label: '合同',
    from: 'from',
    until: 'until',
    tell: (_, t) => ({ text: t('kind'), told: joined(t('kind'), t('employer'), t('number')) }),
  },
  {
    register: 'gradeEvents',
    label: '薪级',
    from: 'on',
    tell: (_, t) => ({ text: `${t('newGrade')} 级`, told: joined(`${t('newGrade')} 级`, t('reason')) }),
  },
  {
    register: 'assessments',
    label: '考核',
    from: 'year',
    tell: (row, t) => ({
      text: t('result'),
      told: `${t('year')} 年度考核${t('result')}`,
      kind: row['result'] === 'excellent' ? 'strong' : row['result'] === 'failed' ? 'bad' : 'plain',
    }),
  },
  {
    register: 'educationRecords',
    label: '学历',
    from: 'graduatedOn',
    tell: (_, t) => ({
      text: t('education') || t('degree'),
      told: joined(t('education'), t('degree'), t('school'), t('major'), t('form')),
    }),
  },
  {
    register: 'certificates',
    label: '证书',
    from: 'issuedOn',
    tell: (_, t) => ({ text: t('level'), told: joined(t('level'), t('number')) }),
  },
  {
    register: 'trainings',
    label: '培训',
    from: 'from',
    tell: (_, t) => ({ text: t('name'), told: joined(t('name'), t('level'), t('hours') && `${t('hours')} 学时`, t('result')) }),
  },
  {
    register: 'mentorships',
    label: '导师',
    from: 'from',
    until: 'until',
    tell: (_, t) => ({ text: t('mentorName') || t('mentor'), told: `导师 ${t('mentorName') || t('mentor')}` }),
  },
  {
    register: 'honours',
    label: '荣誉',
    from: 'on',
    tell: (_, t) => ({ text: t('title'), told: joined(t('title'), t('level'), t('issuer')), kind: 'strong' }),
  },
  {
    register: 'mandates',
    label: '身份',
    from: 'from',
    until: 'until',
    tell: (_, t) => ({ text: t('kind'), told: joined(t('level') + t('kind'), t('term')) }),
  },
  {
    register: 'transfers',
    label: '调动',
    from: 'on',
    tell: (_, t) => ({ text: t('toPlace'), told: joined(t('fromPlace') && `由 ${t('fromPlace')}`, `调入 ${t('toPlace')}`) }),
  },
];

/** What a worker's own record says where there are no records of a kind (decision 0013), as one. */
function standing(worker: Row): Partial<Record<RegisterName, Row>> {
  const made = (values: Record<string, unknown>): Row => ({ id: 0, revision: 0, removedAt: null, ...values });
  const { position, postClass, community, communityTitle, certificate, education, school, major } = worker;
  return {
    ...(position || postClass
      ? { posts: made({ position, postClass, community, communityTitle, from: worker['postFrom'] ?? worker['serviceFrom'] }) }
      : {}),
    ...(certificate
      ? { certificates: made({ level: certificate, number: worker['certificateNo'], issuedOn: worker['certificateOn'] }) }
      : {}),
    ...(education ? { educationRecords: made({ education, school, major }) } : {}),
  };
}

/** The records of a part, or what stands on the worker where there are none. */
export const recordsOf = ({ worker, parts }: CareerFile, name: RegisterName): Row[] => {
  const kept = parts[name] ?? [];
  const alone = standing(worker)[name];
  return kept.length === 0 && alone ? [alone] : kept;
};

function service({ worker, parts }: CareerFile): Lane {
  const from = worker['serviceFrom'];
  const breaks = (parts['serviceBreaks'] ?? []).flatMap((b): CareerEvent[] =>
    typeof b['from'] === 'string'
      ? [
          {
            from: b['from'],
            until: (b['until'] as string | null) ?? null,
            text: '中断',
            told: joined('服务中断', String(b['reason'] ?? '')),
            kind: 'gap',
          },
        ]
      : [],
  );
  const recognised = (parts['recognitions'] ?? []).map((r): CareerEvent => ({
    from: String(r['on']),
    text: '认定',
    told: joined('认定', String(r['documentNo'] ?? ''), String(r['authority'] ?? '')),
  }));
  const served: CareerEvent[] =
    typeof from === 'string'
      ? [{ from, until: (worker['leftOn'] as string | null) ?? null, text: '从事社区工作', told: '从事社区工作' }]
      : [];
  return { label: '服务', events: [...served, ...breaks, ...recognised] };
}

/** Lanes that have something to show; events without a day are left to the tables. */
export function lanesOf(file: CareerFile): Lane[] {
  const lanes = sources.map(({ register: name, label, from, until, tell }): Lane => {
    const events = recordsOf(file, name).flatMap((row): CareerEvent[] => {
      const start = row[from];
      if (start === null || start === undefined || start === '') return [];
      const told = tell(row, (field) => cellText(fieldOf(register(name), field), row));
      return [
        {
          told: told.text,
          ...told,
          // A year's assessment stands at its end, when it is given.
          from: from === 'year' ? `${String(start)}-12-31` : String(start),
          ...(until ? { until: (row[until] as string | null | undefined) ?? null } : {}),
        },
      ];
    });
    return { label, events: events.sort((a, b) => a.from.localeCompare(b.from)) };
  });
  return [service(file), ...lanes].filter((lane) => lane.events.length > 0);
}

/** `2019-06-01 至 2023-12-31`, `2024-01-01 起`, or the day. */
export const spanOf = ({ from, until }: CareerEvent): string =>
  until === undefined ? from : until === null ? `${from} 起` : `${from} 至 ${until}`;
