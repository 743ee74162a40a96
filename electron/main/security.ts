/** What a page may not do, whatever it holds: leave, open windows, ask for permissions, reach the network. */
import { app, type IpcMainEvent, type Session, type WebContents } from 'electron';
import { origin, scheme } from './protocol.ts';

export function isOurPage(url: string): boolean {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}` === origin;
  } catch {
    return false;
  }
}

/** Every page of every window, from its making on. */
export function lockContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => refuseOthers(event, event.url));
    contents.on('will-frame-navigate', (event) => refuseOthers(event, event.url));
    contents.on('will-redirect', (event) => refuseOthers(event, event.url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

function refuseOthers(event: { preventDefault(): void }, url: string): void {
  if (!isOurPage(url)) event.preventDefault();
}

const ownSchemes = new Set([`${scheme}:`, 'devtools:', 'blob:', 'data:']);

/** Permissions all denied, network closed, no downloads. The updater has a session of its own. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !ownSchemes.has(new URL(url).protocol) }));
}

/** Whether a message comes from our own page's main frame in this window. */
export function fromOurPage(event: IpcMainEvent, contents: WebContents): boolean {
  const frame = event.senderFrame;
  return event.sender === contents && frame !== null && frame === contents.mainFrame && isOurPage(frame.url);
}
