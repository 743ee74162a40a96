import type { Handlers } from '../../host.ts';
import { listViews, removeView, saveView } from './service.ts';

export const viewHandlers: Handlers<'views.list' | 'views.save' | 'views.remove'> = {
  'views.list': (host, { register }) => ({ views: listViews(host.open(), register) }),
  'views.save': async (host, asked) => ({ id: await saveView(host.open(), asked) }),
  'views.remove': async (host, { register, id }) => {
    await removeView(host.open(), register, id);
    return {};
  },
};
