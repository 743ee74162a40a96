/** Who is here: the station, the account, what it may do. The pages follow from `state`. */
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { CallError, Input, Output } from '#shared/contract/index.ts';
import type { SessionInfo, StationInfo } from '#shared/contract/station.ts';
import type { Permission } from '#shared/domain/permissions.ts';
import { ask, CallFailed } from '../app/client.ts';

/** Refusals that concern the store as a whole: the page that says what to do takes over. */
const closedDoors: ReadonlySet<string> = new Set(['storeNewer', 'storeDamaged', 'storeInUse', 'storeReadOnly', 'folderMissing']);

type Sheet = Output<'station.create'>['sheet'];

export const useSession = defineStore('session', () => {
  /** `unopenable`: there is a store, but it cannot be opened; `problem` says why. */
  const state = ref<'none' | 'locked' | 'open' | 'unopenable'>('none');
  const problem = ref<CallError | null>(null);
  const session = ref<SessionInfo | null>(null);
  const station = ref<StationInfo | null>(null);
  const accounts = ref<string[]>([]);
  const version = ref('');
  const host = ref<'window' | 'browser' | 'cli'>('browser');
  /** Shown once, right after set-up, until it was confirmed. */
  const sheet = ref<Sheet | null>(null);

  const account = computed(() => session.value?.account ?? null);
  const kind = computed(() => station.value?.kind ?? 'street');
  /** Of several, any is enough. */
  const can = (permission: Permission | readonly Permission[]): boolean =>
    [permission].flat().some((p) => p === 'public' || (session.value?.permissions.includes(p) ?? false));

  async function load(): Promise<void> {
    try {
      const found = await ask('station.state', {});
      state.value = found.state;
      station.value = found.station;
      accounts.value = found.accounts;
      session.value = found.session;
      version.value = found.version;
      host.value = found.host;
      problem.value = null;
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      shut(error.failure);
    }
  }
  function shut(failure: CallError): void {
    state.value = 'unopenable';
    problem.value = failure;
  }
  /** Opens the store; a store that cannot be opened is shown by its own page, anything else is the caller's to say. */
  async function enter(opening: Promise<SessionInfo>): Promise<void> {
    try {
      opened(await opening);
    } catch (error) {
      if (error instanceof CallFailed && closedDoors.has(error.failure.code)) shut(error.failure);
      else throw error;
    }
  }

  function opened(info: SessionInfo): void {
    session.value = info;
    station.value = info.station;
    state.value = 'open';
  }
  async function create(input: Input<'station.create'>): Promise<void> {
    const made = await ask('station.create', input);
    sheet.value = made.sheet;
    opened(made.session);
    accounts.value = [made.session.account.name];
  }
  async function confirmRecovery(lastGroup: string): Promise<void> {
    await ask('station.confirmRecovery', { lastGroup });
    sheet.value = null;
  }
  /** The new sheet is shown like the first one, until it was confirmed. */
  async function renewRecovery(): Promise<void> {
    sheet.value = await ask('station.renewRecovery', {});
  }
  const signIn = (input: Input<'station.signIn'>): Promise<void> => enter(ask('station.signIn', input));
  const recover = (input: Input<'station.recover'>): Promise<void> => enter(ask('station.recover', input));
  const restore = async (input: Input<'station.restore'>): Promise<void> => opened(await ask('station.restore', input));
  async function signOut(): Promise<void> {
    await ask('station.signOut', {});
    await locked();
  }
  /** The data host signed us out (locked, restored, lost): back to the sign-in page. */
  async function locked(): Promise<void> {
    sheet.value = null;
    await load();
  }

  return {
    state,
    problem,
    session,
    station,
    accounts,
    version,
    host,
    sheet,
    account,
    kind,
    can,
    load,
    create,
    confirmRecovery,
    renewRecovery,
    signIn,
    recover,
    restore,
    signOut,
    locked,
  };
});
