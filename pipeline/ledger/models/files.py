"""What came in: files, the packets they belong to, the pages in them."""

from __future__ import annotations

from django.db import models

from pipeline.ledger.fields import SealedJson, SealedText


class State(models.TextChoices):
    """Where a packet, and every file of it, stands. Each file ever seen is in exactly one of these."""

    RECEIVED = "received", "已收到"
    UNPACKED = "unpacked", "已拆页"
    READ = "read", "已识读"
    JUDGED = "judged", "已核对"
    WAITING = "waiting", "待人工"
    DONE = "done", "已办结"
    SET_ASIDE = "set_aside", "已搁置"
    LINKED = "linked", "重复件"
    ERASED = "erased", "已清除"


class Blob(models.Model):
    """One encrypted object of the store. Without `sealed_key` nobody can open it: deleting the key erases."""

    id = models.CharField("地址", max_length=64, primary_key=True)
    size = models.BigIntegerField("字节")
    media_type = models.CharField(max_length=80, default="application/octet-stream")
    location = models.CharField("存放处", max_length=120, blank=True)
    sealed_key = models.BinaryField(null=True)
    created = models.DateTimeField(auto_now_add=True)
    erased = models.DateTimeField(null=True)


class Batch(models.Model):
    """Packets that arrived, or were started, together: one flow run works on one batch."""

    created = models.DateTimeField(auto_now_add=True)
    cause = models.CharField("起因", max_length=20, default="inbox")
    rules = models.CharField("规则包", max_length=60, blank=True)


class Packet(models.Model):
    """One student's papers (一名学生的材料): a sub-folder, a zip, or a PDF of the inbox.

    `attempt` counts claims; a stage writes only while its attempt is still the packet's. `revision` counts
    changes of the files, so that a folder that grows is read again. `retry_at` is when trouble that may pass
    is tried again.
    """

    name = SealedText("名称")
    name_index = models.CharField(max_length=64, db_index=True)
    home_index = models.CharField("收件位置索引", max_length=64, db_index=True)
    is_folder = models.BooleanField(default=False)
    class_name = SealedText("班级", null=True)
    class_index = models.CharField(max_length=64, blank=True, db_index=True)
    number = SealedText("学号", null=True)
    student = models.ForeignKey("ledger.Student", models.SET_NULL, null=True, related_name="packets")
    status = models.CharField("参保状态", max_length=40, blank=True)
    category = models.CharField("人员类别", max_length=40, blank=True)
    answers = SealedJson("问答", null=True)
    rules = models.CharField("规则包", max_length=60, blank=True)
    state = models.CharField("状态", max_length=12, choices=State, default=State.RECEIVED, db_index=True)
    reason_code = models.CharField(max_length=40, blank=True)
    reason_zh = SealedText(null=True)
    reason_en = SealedText(null=True)
    batch = models.ForeignKey(Batch, models.SET_NULL, null=True, related_name="packets")
    revision = models.PositiveIntegerField(default=1)
    attempt = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    lease_owner = models.CharField(max_length=120, blank=True)
    lease_until = models.DateTimeField(null=True, db_index=True)
    retry_at = models.DateTimeField(null=True)
    created = models.DateTimeField(auto_now_add=True, db_index=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = (models.Index(fields=["state", "lease_until", "id"]),)

    @property
    def reason(self) -> dict[str, str] | None:
        """Why it was set aside or has to wait, as `{"zh", "en"}`; `None` where there is no reason."""
        return {"zh": self.reason_zh or "", "en": self.reason_en or ""} if self.reason_code else None


class Arrival(models.Model):
    """One file that lay in an inbox (到件).

    Its original bytes are kept in `blob`, and beside the inbox in `taken/`.
    """

    claim = models.CharField("收件号", max_length=32, unique=True)
    root = models.CharField("收件夹", max_length=1000)
    name = SealedText("文件名")
    path = SealedText("收件夹内路径")
    path_index = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    modified_ns = models.BigIntegerField()
    inode = models.DecimalField(max_digits=40, decimal_places=0, default=0)
    blob = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="arrivals")
    packet = models.ForeignKey(Packet, models.PROTECT, null=True, related_name="arrivals")
    duplicate_of = models.ForeignKey("self", models.SET_NULL, null=True, related_name="duplicates")
    state = models.CharField("状态", max_length=12, choices=State, default=State.RECEIVED, db_index=True)
    reason_code = models.CharField(max_length=40, blank=True)
    reason_zh = SealedText(null=True)
    reason_en = SealedText(null=True)
    kept_at = SealedText("原件所在", null=True)
    received = models.DateTimeField(auto_now_add=True, db_index=True)
    changed = models.DateTimeField(auto_now=True)

    @property
    def reason(self) -> dict[str, str] | None:
        """Why it is not used, as `{"zh", "en"}`; `None` where there is no reason."""
        return {"zh": self.reason_zh or "", "en": self.reason_en or ""} if self.reason_code else None


class SourceFile(models.Model):
    """A file inside a packet: an arrival itself, or a member of an arrived zip.

    `unused` says why nothing came of it.
    """

    packet = models.ForeignKey(Packet, models.CASCADE, related_name="sources")
    arrival = models.ForeignKey(Arrival, models.CASCADE, related_name="sources")
    path = SealedText("包内路径")
    path_index = models.CharField(max_length=64)
    pages = models.PositiveIntegerField(default=0)
    unused_code = models.CharField(max_length=40, blank=True)
    unused_zh = SealedText(null=True)
    unused_en = SealedText(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["packet", "path_index"], name="source_once"),)


class PagePicture(models.Model):
    """One page as a picture (页), as it came out of its file, not turned. `lines` is a PDF's own text layer.

    `original` is the whole file where the page is the whole of one picture file: the ID photo is judged by
    it.
    """

    packet = models.ForeignKey(Packet, models.CASCADE, related_name="pages")
    source = models.ForeignKey(SourceFile, models.CASCADE, related_name="pictures")
    order = models.PositiveIntegerField()
    number = models.PositiveIntegerField("页码")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="pictures")
    original = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="whole_pictures")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    born_digital = models.BooleanField(default=False)
    lines = SealedJson(null=True)
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=["source", "number"], name="page_once"),)
