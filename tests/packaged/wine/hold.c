/* Holds a file open as Excel does: others may read it, but neither write nor delete it, nor rename it or another over it.
   Usage: hold.exe FILE SECONDS. Says "held" into FILE.held when it has the file. */
#include <stdio.h>
#include <windows.h>

int wmain(int count, wchar_t **arguments) {
  HANDLE file = CreateFileW(arguments[1], GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  if (file == INVALID_HANDLE_VALUE) return 1;
  wchar_t told[MAX_PATH];
  _snwprintf(told, MAX_PATH, L"%ls.held", arguments[1]);
  fclose(_wfopen(told, L"w"));
  Sleep(_wtoi(arguments[2]) * 1000);
  return 0;
}
