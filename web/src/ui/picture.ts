/** A chart as a PNG file, with its title and days above it. */

const SCALE = 2;
const [MARGIN, HEAD] = [16, 52];

export async function download(svg: SVGSVGElement, title: string, days: string, name: string): Promise<void> {
  const blob = await painted(svg, title, days);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${name}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}

async function painted(svg: SVGSVGElement, title: string, days: string): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const image = await loaded(svg, width, height);
  const canvas = document.createElement("canvas");
  canvas.width = (width + 2 * MARGIN) * SCALE;
  canvas.height = (height + HEAD + MARGIN) * SCALE;
  const pen = canvas.getContext("2d")!;
  const style = getComputedStyle(document.documentElement);
  pen.scale(SCALE, SCALE);
  pen.fillStyle = style.getPropertyValue("--card");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = style.getPropertyValue("--t1");
  pen.font = `600 15px ${style.getPropertyValue("--font")}`;
  pen.fillText(title, MARGIN, 24);
  pen.fillStyle = style.getPropertyValue("--t3");
  pen.font = `400 12px ${style.getPropertyValue("--font")}`;
  pen.fillText(days, MARGIN, 42);
  pen.drawImage(image, MARGIN, HEAD, width, height);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/png"));
}

async function loaded(svg: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}
