/* In the place of electron.exe, which tests on Linux cannot have: something that electron-builder can give a name, an icon, fuses and the
   hash of app.asar, and that an installer can start. It adds a line to started.txt beside itself: its arguments, then the state of the
   first fuse. --stay keeps it running, as a program in use. */
#include <stdio.h>
#include <string.h>
#include <windows.h>

/* Electron's fuse wire: the sentinel, version 1, eight fuses. */
__attribute__((used)) volatile char wire[] = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX" "\x01" "\x08" "10110001";

int main(int count, char **arguments) {
  wchar_t path[MAX_PATH];
  GetModuleFileNameW(NULL, path, MAX_PATH);
  wcscpy(wcsrchr(path, L'\\'), L"\\started.txt");
  FILE *file = _wfopen(path, L"ab");
  if (file) {
    for (int i = 1; i < count; i++) fprintf(file, "%s ", arguments[i]);
    fprintf(file, "fuse %c\n", wire[34]);
    fclose(file);
  }
  for (int i = 1; i < count; i++)
    if (!strcmp(arguments[i], "--stay")) Sleep(600000);
  return 0;
}
