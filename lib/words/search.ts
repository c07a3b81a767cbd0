/** Whether a text holds every word that is searched for. Case and accents do not matter: "camara" finds "Câmara 2". */
export function searchFor(search: string): (text: string) => boolean {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return (text) => {
    if (words.length === 0) return true;
    const held = plain(text);
    return words.every((word) => held.includes(word));
  };
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
