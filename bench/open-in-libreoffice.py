#!/usr/bin/python3
"""Starts LibreOffice, loads a workbook (hidden) and ends it again. usage: open-in-libreoffice.py WORK FILE   (python3-uno)"""
import subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue

work, book = sys.argv[1:]
pipe = 'street-ledger-bench'
office = subprocess.Popen(['soffice', f'-env:UserInstallation=file://{work}/profile-uno', '--headless', '--norestore', '--nologo', f'--accept=pipe,name={pipe};urp;'],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
started = time.monotonic()
while True:
    try:
        context = resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
        break
    except Exception:
        if time.monotonic() - started > 60: raise
        time.sleep(0.02)
desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
hidden = PropertyValue(); hidden.Name, hidden.Value = 'Hidden', True
loaded = desktop.loadComponentFromURL(f'file://{book}', '_blank', 0, (hidden,))
assert loaded.Sheets.getByIndex(0).getCellByPosition(0, 100_000).String
print(time.monotonic() - started)
loaded.close(True)
try: desktop.terminate()
except Exception: pass
office.wait(20)
