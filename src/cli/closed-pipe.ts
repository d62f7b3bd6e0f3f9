/**
 * Whoever reads may go before all is said, as in `npm run verify … | head`: the work is still done to its end, the
 * rest of the words is dropped, and the exit code says what was found.
 */
export function bearClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}
