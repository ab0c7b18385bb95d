/** A trie of words with completion. Messages: "add tea", "add ten", "add team", "add inn", "has te", "has tea", "complete te", "remove tea", "complete te", "count". */
class TrieNode {
  children: Map<string, TrieNode> = new Map();
  isWord = false;
}

class Trie {
  private readonly root = new TrieNode();
  size = 0;

  add(word: string): boolean {
    let node = this.root;
    for (const char of word) {
      let next = node.children.get(char);
      if (!next) {
        next = new TrieNode();
        node.children.set(char, next);
      }
      node = next;
    }
    if (node.isWord) return false;
    node.isWord = true;
    this.size++;
    return true;
  }

  private find(prefix: string): TrieNode | null {
    let node: TrieNode | undefined = this.root;
    for (const char of prefix) {
      node = node.children.get(char);
      if (!node) return null;
    }
    return node;
  }

  has(word: string): boolean {
    return this.find(word)?.isWord ?? false;
  }

  complete(prefix: string, limit = 10): string[] {
    const words: string[] = [];
    const visit = (node: TrieNode, path: string): void => {
      if (words.length >= limit) return;
      if (node.isWord) words.push(path);
      for (const [char, child] of node.children) visit(child, path + char);
    };
    const start = this.find(prefix);
    if (start) visit(start, prefix);
    return words;
  }

  remove(word: string): boolean {
    const node = this.find(word);
    if (!node?.isWord) return false;
    node.isWord = false;
    this.size -= 1;
    return true;
  }
}

const trie = new Trie();

export function onMessage(text: string): string {
  const [command, word = ''] = text.split(' ');
  switch (command) {
    case 'add':
      return trie.add(word) ? 'new' : 'known';
    case 'has':
      return String(trie.has(word));
    case 'remove':
      return String(trie.remove(word));
    case 'complete':
      return trie.complete(word).join(', ');
    default:
      return `${trie.size} words`;
  }
}
