import { createServer } from 'node:http';
import { Kafka } from 'kafkajs';
import { Server } from 'socket.io';

/**
 * The floor to compare with, as a process of its own: kafkajs → socket.io → textContent, no state,
 * no framework. `node bare-page.ts BROKERS TOPIC` prints its address.
 */
const [brokers = '', topic = ''] = process.argv.slice(2);
const PAGE = `<!doctype html><body><script src="/socket.io/socket.io.min.js"></script><script>
const cells = new Map();
io({ transports: ['websocket'] }).on('reading', (key, value) => {
  let cell = cells.get(key);
  if (!cell) {
    cell = document.createElement('p');
    cell.dataset.freezer = key;
    cell.append(document.createTextNode(''));
    document.body.append(cell);
    cells.set(key, cell);
  }
  cell.firstChild.nodeValue = value;
});
</script>`;

const http = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(PAGE);
});
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
const kafka = new Kafka({ clientId: 'bare', brokers: brokers.split(','), logLevel: 0 });
const consumer = kafka.consumer({ groupId: `bare-${process.pid}`, maxWaitTimeInMs: 100 });
await consumer.connect();
await consumer.subscribe({ topic });
await consumer.run({
  autoCommit: false,
  eachMessage: async ({ message }) => {
    io.emit('reading', String(message.key), String(message.value));
  },
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
