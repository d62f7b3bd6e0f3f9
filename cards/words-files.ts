/** A file that came: taken, not fetched, too big. */

export const files = {
  received: '已收到文件，正在读取。',
  notFetched: '文件没有取到，请重新发送一次。',
  tooBig: '文件超过 20 MB，没有接收。请删去图片和不用的工作表，或分成几个文件，再分别发送。',
} as const;
