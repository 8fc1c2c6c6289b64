"""Why a file, or part of one, cannot be used: a stable code and a sentence for the person who dropped it."""

from __future__ import annotations

from types import MappingProxyType

from pipeline.records import Message

REFUSALS = MappingProxyType(
    {
        "unsupported_type": Message(
            "不支持这种文件。请交 PDF、照片（JPG、PNG、HEIC、WebP、TIFF、BMP）或 zip。",
            "This type of file is not supported. Please use PDF, JPG, PNG, HEIC, WebP, TIFF, BMP or zip.",
        ),
        "office_document": Message(
            "这是 Office 文档。请另存为 PDF 后再交。",
            "This is an Office document. Please save it as PDF and hand that in.",
        ),
        "other_archive": Message(
            "这是 RAR、7z 等压缩包。请解压，或改用 zip。",
            "This is a RAR, 7z or similar archive. Please unpack it or use zip.",
        ),
        "empty_file": Message(
            "文件是空的（0 字节）。请重新扫描或复制。",
            "The file is empty (0 bytes). Please scan or copy it again.",
        ),
        "empty_folder": Message("文件夹里没有可用的文件。", "The folder holds no usable file."),
        "encrypted": Message(
            "文件有密码，打不开。请去掉密码后再交。",
            "The file is locked with a password. Please remove it and hand the file in again.",
        ),
        "damaged": Message(
            "文件已损坏或不完整，打不开。请重新扫描或复制。",
            "The file is damaged or incomplete and cannot be opened. Please scan or copy it again.",
        ),
        "no_pages": Message("文件里没有页面。", "The file holds no pages."),
        "too_large": Message(
            "图像或文件太大，超出处理上限。请用较低分辨率（200–300 dpi）重新扫描。",
            "The picture or file is larger than can be handled. Please scan again at 200-300 dpi.",
        ),
        "too_many_pages": Message(
            "页数超出上限（500 页）。请按学生拆开后再交。",
            "More than 500 pages. Please split it by student and hand it in again.",
        ),
        "too_slow": Message(
            "打开这个文件用时过长，已停止。请重新扫描，或另存后再交。",
            "Opening this file took too long and was stopped. Please scan it again or save it anew.",
        ),
        "bomb": Message(
            "压缩包解开后大得不合理，为安全起见没有打开。请直接交原文件。",
            "The archive unpacks to an unreasonable size and was not opened. Please hand in its files.",
        ),
        "unsafe_path": Message(
            "文件路径不安全（含“..”、绝对路径或链接），没有打开。",
            'The path is unsafe ("..", an absolute path or a link) and was not opened.',
        ),
        "nested_too_deep": Message(
            "压缩包里套了多层压缩包。请解开后再交。",
            "Archives inside archives inside archives. Please unpack them and hand in the files.",
        ),
        "duplicate": Message(
            "与本包另一文件完全相同，只用一份。",
            "Identical to another file of this packet; one of them is used.",
        ),
        "system_file": Message("系统自动生成的文件，已忽略。", "A file made by the system; ignored."),
        "unreadable_file": Message(
            "读不出这个文件（权限或磁盘问题）。请检查后重试。",
            "The file cannot be read (rights or disk). Please check and try again.",
        ),
    }
)


class RefusedError(Exception):
    """This file cannot be used; `code` is a key of `REFUSALS`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
