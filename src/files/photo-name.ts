/** What goes by the name of a photo. */
const EXTENSION = /\.(?:jpe?g|png|webp|heic|heif|gif|bmp)$/i;

/** Whether a file goes by the name of a photo. An image message has no name. */
export function isPhotoName(name: string): boolean {
  return name === '' || EXTENSION.test(name.trim());
}
