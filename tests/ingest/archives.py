"""Builders of archives, office files and web archives for tests."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping

NITF = (
    "<nitf><head><docdata><doc-id id-string='qpa.{0}'/></docdata></head><body><body.head><hedline>"
    "<hl1>Ferry {0} runs late again</hl1></hedline></body.head><body.content><p>Ferry {0} was late"
    " on Monday, the harbour board said.</p></body.content></body></nitf>"
)


def nitf(number: int = 1) -> bytes:
    return NITF.format(number).encode()


def zipped(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def gzipped(content: bytes) -> bytes:
    return gzip.compress(content, 6, mtime=0)


def page(title: str = "Frost in the orchards") -> bytes:
    return (
        f"<html><head><title>{title}</title><meta property='article:published_time'"
        " content='2031-05-04T08:00:00Z'></head><body><article>"
        f"<h1>{title}</h1><p>Frost has hit orchards round Leden, growers said on Tuesday.</p>"
        "<p>They expect to lose a third of the harvest.</p></article></body></html>"
    ).encode()


def warc(pages: Mapping[str, bytes], *, compressed: bool = False) -> bytes:
    """Answers with those pages, and beside them a request, a picture and an answer 404."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)

    def add(address: str, status: str, kind: str, content: bytes, record: str = "response") -> None:
        http = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                address, record, payload=io.BytesIO(content), http_headers=http
            )
        )

    add("http://quay.example/x.png", "200 OK", "image/png", b"\x89PNG")
    add("http://quay.example/gone", "404 Not Found", "text/html", page("Gone"))
    for address, content in pages.items():
        add(address, "200 OK", "text/html; charset=utf-8", content)
    return out.getvalue()


def docx(title: str = "New ferry for Brod") -> bytes:
    import docx as word

    document = word.Document()
    document.add_heading(title, 0)
    document.add_paragraph("Brod gets a new ferry in 2033, the harbour board decided on Monday.")
    document.add_paragraph("240 passengers", style="List Bullet")
    document.add_paragraph("The old ferry at its pier.", style="Caption")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Cost"
    table.rows[0].cells[1].text = "31 million crowns"
    document.add_paragraph("The old ferry goes to a museum.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with those lines on its pages, one under the other."""
    objects: list[bytes] = [b"", b""]
    kids = []
    for lines in pages:
        drawn = "".join(f"({_escaped(line)}) Tj T* " for line in lines)
        content = f"BT /F1 11 Tf 14 TL 60 780 Td {drawn}ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
            b" >> >> >> >>" % len(objects)
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    listed = " ".join(f"{kid} 0 R" for kid in kids).encode()
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF" % (size, table, size, len(out))
    )


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
