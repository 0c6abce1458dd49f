// The least that shows a window: what Electron itself costs on this machine, beside which the app is measured.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1100, height: 720, webPreferences: { sandbox: true } });
  window.loadFile('index.html');
});
app.on('window-all-closed', () => app.quit());
