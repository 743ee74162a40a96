/** What the tests of 清单执行 share: a station whose lists are published. */
import { newStation, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { publish, saveItems, withApprover } from '../lists/testing.ts';

export const nationalNotice = '示民发〔2025〕20号';

/**
 * Lists of 2025-07-01: 亲属关系证明 and 健在证明 not to be issued, 居住情况证明 issued, seal uses and duties; on 2026-03-01 健在证明 leaves the list of the
 * refused ones and 婚姻状况证明 comes in its place. 五项权力 stays a draft.
 */
export async function stationWithLists(): Promise<TestStation> {
  const station = await newStation();
  await withApprover(station);
  const list = async (kind: string, items: Record<string, string | number>[]): Promise<void> => {
    await saveItems(
      station,
      items.map((values, i) => ({ kind, orderNo: i + 1, ...values })),
    );
    const { proposal } = await station.ask('lists.open', { kind });
    await publish(station, proposal, `示红办发〔2025〕${kind.length}号`, '2025-07-01');
  };
  await list('certificateRefused', [
    { title: '亲属关系证明', leadBody: '公安派出所', method: '凭户口簿、结婚证、出生医学证明等核实', basis: '示民发〔2020〕20号' },
    { title: '健在证明' },
  ]);
  await list('certificateAllowed', [{ title: '居住情况证明', basis: '示例县证明事项目录' }]);
  await list('seal', [{ title: '低保申请材料盖章' }]);
  await list('basic', [{ title: '辖区防汛抗旱日常巡查' }]);
  await list('support', [{ title: '违法建设排查', leadBody: '县自然资源局' }]);
  await list('withdrawn', [{ title: '养犬登记管理', leadBody: '县公安局' }]);
  await saveItems(station, [{ kind: 'fivePowers', orderNo: 1, title: '规划编制参与权', noticeNo: '示办发〔2024〕9号' }]);
  const { items } = await station.ask('listUse.offer', { register: 'certificateRequests', on: '2025-07-01', search: '健在' });
  await station.ask('lists.propose', {
    kind: 'certificateRefused',
    changes: [
      { change: 'removed', item: items[0]!.item, reason: 'statute' },
      { change: 'added', values: { title: '婚姻状况证明', orderNo: 2 }, reason: 'statute' },
    ],
  });
  const { proposal } = await station.ask('lists.open', { kind: 'certificateRefused' });
  await publish(station, proposal, '示红办发〔2026〕3号', '2026-03-01');
  for (const [name, role] of [
    ['清单小李', 'listClerk'],
    ['人事小周', 'personnelClerk'],
    ['审计老赵', 'auditor'],
  ] as const)
    await station.ask('accounts.add', { name, role, passphrase });
  return station;
}

export const request = (values: Record<string, string | number | null>) => ({
  register: 'certificateRequests' as const,
  values: { requestedOn: '2026-05-06', applicant: '张丽君', matter: '亲属关系证明', demandedBy: '示例县农村信用社', ...values },
});
