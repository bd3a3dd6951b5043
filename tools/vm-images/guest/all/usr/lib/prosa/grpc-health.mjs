// Asks a gRPC server on this machine for its health (grpc.health.v1), as the services do: over mutual TLS.
//   node grpc-health.mjs NAME PORT        exit code 0: SERVING; started by grpc-health
import { readFileSync } from 'node:fs';
import { connect } from 'node:http2';

const [name, port] = process.argv.slice(2);
const pem = (file) => readFileSync(`/run/prosa/${file}.pem`);
const fail = (reason) => {
  console.log(`${name}:${port}: ${reason}`);
  process.exit(1);
};
setTimeout(() => fail('no answer within 10 s'), 10_000);

const session = connect(`https://${name}:${port}`, { ca: pem('ca'), cert: pem('cert'), key: pem('key') });
session.on('error', (error) => fail(error.message));
const call = session.request({
  ':method': 'POST',
  ':path': '/grpc.health.v1.Health/Check',
  'content-type': 'application/grpc',
  te: 'trailers',
});
const chunks = [];
call.on('error', (error) => fail(error.message));
call.on('data', (chunk) => chunks.push(chunk));
call.on('end', () => {
  // A frame of five bytes, then HealthCheckResponse: field 1, SERVING = 1.
  const message = Buffer.concat(chunks).subarray(5);
  if (message[0] !== 0x08 || message[1] !== 1) fail('not serving');
  process.exit(0);
});
call.end(Buffer.alloc(5)); // an empty HealthCheckRequest: the server as a whole
