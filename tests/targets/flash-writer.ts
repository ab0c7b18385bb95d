/** Writes QEMU's flash through its debugger port, the only way in which it can be written: by memory packets of gdb's protocol. */
import { connect, type Socket } from 'node:net';

/** Bytes a packet, well below what QEMU takes. */
const PIECE = 1024;

export async function writeFlash(socketFile: string, address: number, bytes: Buffer): Promise<void> {
  const socket = connect(socketFile);
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      await send(
        socket,
        `M${(address + at).toString(16)},${piece.length.toString(16)}:${piece.toString('hex')}`,
      );
    }
  } finally {
    socket.destroy();
  }
}

/** Sends one packet; fails unless it is answered by OK. */
function send(socket: Socket, packet: string): Promise<void> {
  const sum = [...packet].reduce((total, character) => total + character.charCodeAt(0), 0) & 0xff;
  socket.write(`$${packet}#${sum.toString(16).padStart(2, '0')}`);
  return new Promise((resolve, reject) => {
    let text = '';
    const take = (chunk: Buffer): void => {
      text += chunk.toString();
      const answer = /\$(.*)#../.exec(text)?.[1];
      if (answer === undefined) return;
      socket.off('data', take).off('error', reject);
      socket.write('+');
      if (answer === 'OK') resolve();
      else reject(new Error(`flash can't be written: ${answer}`));
    };
    socket.on('data', take);
    socket.once('error', reject);
  });
}
