/** What a package is made for. */
export const platforms = { win: 'win32', linux: 'linux' } as const;
export const archs = ['x64', 'arm64'] as const;
export type Target = { platform: (typeof platforms)[keyof typeof platforms]; arch: (typeof archs)[number] };

/** The target that `npm run package -- win|linux [x64|arm64]` names. Throws a sentence when it names none. */
export function targetNamed(args: readonly string[]): Target {
  const [name = '', arch = 'x64', ...more] = args;
  const platform = Object.hasOwn(platforms, name) ? platforms[name as keyof typeof platforms] : undefined;
  const known = archs.find((each) => each === arch);
  if (!platform || !known || more.length > 0) throw new Error('say what for: npm run package -- win|linux [x64|arm64]');
  if (platform === 'win32' && known === 'arm64') throw new Error('no Windows package for arm64: Windows 11 on arm64 runs the one for x64');
  return { platform, arch: known };
}
