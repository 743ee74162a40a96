/**
 * Where a station lies on a PC. Both hosts ask here, so that the window and the browser open the same one. Pure: whoever calls says what the
 * system is and looks into the folders.
 */

export type System = { platform: string; env: Record<string, string | undefined>; home: string };

export type Place = {
  folder: string;
  /** Why the place cannot be changed in the program: it was named by STREET_LEDGER_FOLDER, or the program is carried with its data. */
  fixed: 'environment' | 'portable' | null;
  /** The file in which a choice is recorded. */
  choiceFile: string;
  /** The program's log: beside the usual place of a station, wherever the station is; in a folder that was named, within it. */
  logFile: string;
  /** A choice was made: then the folder must be there, as none is made anew in its stead. */
  chosen: boolean;
};

export type Look = {
  /** The folder of the program, when it is carried on a stick with its data. */
  portable: string | null;
  exists(path: string): boolean;
  /** A file's text; null when it cannot be read. */
  read(path: string): string | null;
};

const joined = ({ platform }: System, ...steps: string[]): string => steps.join(platform === 'win32' ? '\\' : '/');

/** The program's own folder for this user: on this PC alone, never copied to a server with the user's profile (Windows' roaming). */
export function localFolder(system: System): string {
  const { platform, env, home } = system;
  if (platform === 'win32') return joined(system, env['LOCALAPPDATA'] ?? joined(system, home, 'AppData', 'Local'), 'street-ledger');
  if (platform === 'darwin') return joined(system, home, 'Library', 'Application Support', 'street-ledger');
  return joined(system, env['XDG_DATA_HOME'] ?? joined(system, home, '.local', 'share'), 'street-ledger');
}

/** Where versions before 0.2.0 put a station: one place for each host. */
function earlierStations(system: System): string[] {
  const { platform, env, home } = system;
  if (platform === 'win32') {
    const roaming = env['APPDATA'] ?? joined(system, home, 'AppData', 'Roaming');
    return ['Street Ledger', '街道台账', 'street-ledger'].map((name) => joined(system, roaming, name, 'station'));
  }
  const settings =
    platform === 'darwin'
      ? joined(system, home, 'Library', 'Application Support')
      : (env['XDG_CONFIG_HOME'] ?? joined(system, home, '.config'));
  const station = joined(system, settings, 'Street Ledger', 'station');
  return platform === 'darwin' ? [station, joined(system, home, '.local', 'share', 'street-ledger', 'station')] : [station];
}

/** The station that this start opens. An earlier version's is opened where it is as long as the usual place has none. */
export function placeOf(system: System, look: Look): Place {
  const named = system.env['STREET_LEDGER_FOLDER'];
  const local = look.portable ? joined(system, look.portable, 'data') : localFolder(system);
  const choiceFile = joined(system, local, 'place.json');
  const logFile = joined(system, named ?? local, 'logs', 'street-ledger.log');
  const at = (folder: string, rest: Partial<Place> = {}): Place => ({ folder, fixed: null, choiceFile, logFile, chosen: false, ...rest });
  if (named) return at(named, { fixed: 'environment' });
  const usual = joined(system, local, 'station');
  if (look.portable) return at(usual, { fixed: 'portable' });
  const chosen = readChoice(look.read(choiceFile));
  if (chosen) return at(chosen, { chosen: true });
  const isStation = (folder: string): boolean => look.exists(joined(system, folder, 'keys.json'));
  if (isStation(usual)) return at(usual);
  return at(earlierStations(system).find(isStation) ?? usual);
}

/** What `choiceFile` holds; `readChoice` reads it. */
export const writtenChoice = (station: string): string => `${JSON.stringify({ station }, null, 2)}\n`;

/** A damaged file is no choice: the usual place is then looked at. */
function readChoice(text: string | null): string | null {
  try {
    const { station } = JSON.parse(text ?? '') as { station?: unknown };
    return typeof station === 'string' && station !== '' ? station : null;
  } catch {
    return null;
  }
}
