import type { Handlers } from '../../host.ts';
import { addAccount, changePassphrase, listAccounts, removeAccount, resetPassphrase, setRole } from './service.ts';

export const accountHandlers: Handlers<
  'accounts.list' | 'accounts.add' | 'accounts.setRole' | 'accounts.remove' | 'accounts.resetPassphrase' | 'accounts.changePassphrase'
> = {
  'accounts.list': (host) => ({ accounts: listAccounts(host.open()) }),
  'accounts.add': (host, { name, role, passphrase }) => addAccount(host.open(), name, role, passphrase),
  'accounts.setRole': (host, { id, role }) => setRole(host.open(), id, role),
  'accounts.remove': async (host, { id, newKey }) => {
    await removeAccount(host.open(), id, newKey);
    return {};
  },
  'accounts.resetPassphrase': async (host, { id, passphrase }) => {
    await resetPassphrase(host.open(), id, passphrase);
    return {};
  },
  'accounts.changePassphrase': async (host, { current, passphrase }) => {
    await changePassphrase(host.open(), current, passphrase);
    return {};
  },
};
