/** The built window as files: which path of an address may be read, with which type and under which policy. Both hosts use it. */

/** No inline script, nothing from elsewhere. Styles may be inline because Element Plus positions its parts so. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};

/** The steps of a page's path below the built window, or null when the address tries to leave it. `/` is the first page. */
export function pageSteps(pathname: string): string[] | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const steps = (decoded === '/' ? '/index.html' : decoded).split('/').slice(1);
  const plain = steps.every((step) => /^[\w][\w.-]*$/.test(step) && !step.includes('..'));
  return plain && steps.length > 0 ? steps : null;
}

/** Headers of a page's answer; null for a kind of file that the window does not have. */
export function pageHeaders(name: string): Record<string, string> | null {
  const type = types[name.slice(name.lastIndexOf('.') + 1)];
  if (!type) return null;
  return {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  };
}
