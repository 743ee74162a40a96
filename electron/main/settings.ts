/** What the shell remembers between starts: a small file beside Electron's own, without anything that counts. A damaged one is forgotten. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FilePurpose } from '#shared/contract/files.ts';

export type WindowPlace = { x: number; y: number; width: number; height: number; maximized: boolean };
export type ShellSettings = { window?: WindowPlace; folders?: Partial<Record<FilePurpose, string>> };

export type SettingsFile = { read(): ShellSettings; change(part: ShellSettings): void };

export function settingsFile(path: string): SettingsFile {
  let kept: ShellSettings | null = null;
  const read = (): ShellSettings => (kept ??= readJson<ShellSettings>(path) ?? {});
  return {
    read,
    change(part) {
      kept = { ...read(), ...part };
      writeJson(path, kept);
    },
  };
}

/** Whole or not at all. */
export function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(value, null, 2));
  renameSync(`${path}.new`, path);
}

/** Null for a file that is not there or is no JSON object. */
export function readJson<T>(path: string): T | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as T) : null;
  } catch {
    return null;
  }
}
