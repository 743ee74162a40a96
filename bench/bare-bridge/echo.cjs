// Answers a call named `page` with the text of BENCH_ANSWER, any other with next to nothing.
const { readFileSync } = require('node:fs');

const utf8 = new TextEncoder();
const answers = { page: readFileSync(process.env.BENCH_ANSWER, 'utf8') };
const nothing = '{"ok":true,"value":{}}';

process.parentPort.on('message', ({ ports: [port] }) => {
  port.on('message', ({ data: { id, name } }) => port.postMessage({ id, answer: utf8.encode(answers[name] ?? nothing) }));
  port.start();
});
