/** Tic-tac-toe: the other player looks ahead with minimax. Messages: "play 0", "play 4", "play 8", "play 9", "play 0", "reset", "play 4", "play 1", "board". */
type Player = 'X' | 'O';
type Cell = Player | ' ';

const LINES = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
  [0, 3, 6],
  [1, 4, 7],
  [2, 5, 8],
  [0, 4, 8],
  [2, 4, 6],
];

let board: Cell[] = Array(9).fill(' ');

function winner(cells: Cell[]): Player | null {
  for (const [a, b, c] of LINES) {
    const cell = cells[a];
    if (cell !== ' ' && cell === cells[b] && cell === cells[c]) return cell;
  }
  return null;
}

const free = (cells: Cell[]): number[] =>
  cells.map((cell, i) => (cell === ' ' ? i : -1)).filter((i) => i >= 0);

function other(player: Player): Player {
  return player === 'X' ? 'O' : 'X';
}

function score(cells: Cell[], player: Player, alpha: number, beta: number): number {
  const won = winner(cells);
  if (won) return won === player ? 10 : -10;
  const moves = free(cells);
  if (moves.length === 0) return 0;
  for (const move of moves) {
    cells[move] = player;
    const value = -score(cells, other(player), -beta, -alpha);
    cells[move] = ' ';
    if (value > alpha) alpha = value;
    if (alpha >= beta) break;
  }
  return alpha;
}

function best(cells: Cell[], player: Player): number {
  let bestMove = -1;
  let bestScore = -100;
  for (const move of free(cells)) {
    cells[move] = player;
    const value = -score(cells, other(player), -100, 100);
    cells[move] = ' ';
    if (value > bestScore) [bestScore, bestMove] = [value, move];
  }
  return bestMove;
}

function draw(): string {
  const rows: string[] = [];
  for (let y = 0; y < 3; y++) rows.push(board.slice(3 * y, 3 * y + 3).join('|'));
  return rows.join('\n-+-+-\n');
}

export function onMessage(text: string): string {
  const [command, where] = text.split(' ');
  if (command === 'board') return draw();
  if (command === 'reset') {
    board = Array(9).fill(' ');
    return 'new game';
  }
  const move = Number(where);
  if (move < 0 || move > 8 || board[move] !== ' ') return 'not there';
  if (winner(board)) return 'over';
  board[move] = 'X';
  if (!winner(board) && free(board).length > 5) board[free(board).includes(4) ? 4 : 0] = 'O';
  else if (!winner(board) && free(board).length > 0) board[best(board, 'O')] = 'O';
  const won = winner(board);
  return won ? `${won} wins` : free(board).length ? 'your turn' : 'draw';
}
