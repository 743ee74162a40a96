/* In the place of Electron for arm64, which tests on x64 cannot run: something that electron-builder can give a name and fuses.
   Electron's fuse wire: the sentinel, version 1, eight fuses. */
__attribute__((used)) volatile char wire[] = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX" "\x01" "\x08" "10110001";

int main(void) { return 0; }
