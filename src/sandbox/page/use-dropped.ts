import { type DragEvent, useState } from 'react';

/** A file that is dragged onto a place: `over` while it hangs above it. */
export function useDropped(take: (file: File) => void) {
  const [over, setOver] = useState(false);
  const carriesFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const place = {
    onDragOver(event: DragEvent) {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave(event: DragEvent) {
      const inside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
      if (!inside) setOver(false);
    },
    onDrop(event: DragEvent) {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer.files[0];
      if (file) take(file);
    },
  };
  return { over, place };
}
