/** What is said of a double-clicked file that this station or this person cannot take in. */
import type { Permission } from '#shared/domain/permissions.ts';
import type { OpenableKind } from '#shared/shell/openable.ts';

const needs: Record<OpenableKind, { permission: Permission; act: string }> = {
  snapshot: { permission: 'snapshots.merge', act: '收取快照' },
  card: { permission: 'station.manage', act: '登记站卡' },
  receipt: { permission: 'snapshots.seal', act: '收取回执' },
};

/** The sentence, or null when the file can be taken in. */
export function whyNotOpened(kind: OpenableKind, station: 'street' | 'county', can: (permission: Permission) => boolean): string | null {
  if (kind === 'snapshot' && station === 'street')
    return '这是街道报送县级的加密快照，只有收件的县级能打开，街道的台账不收取快照。需要报送时，请把文件原样交给县级。';
  if (kind === 'receipt' && station === 'county') return '这是县级签发给街道的回执，请把文件交给该街道收取。';
  const { permission, act } = needs[kind];
  return can(permission) ? null : `您的账户不能${act}。请由有此权限的人登录后再打开，或请管理员在“设置—账户”中调整角色。`;
}
