"""居民户口簿首页: the first page of a household's register, one a household.

Issued by the police station (户口登记机关) under the rules of 1996 (公通字[1995]91号); inner pages 143 x
105 mm. It names the kind of household (户别: 家庭户, 集体户; older books 农业/非农业家庭户口), the
householder, the household's number and its address, with the seals of province and station, the handling
officer and the date of issue. The number of digits of 户号 is not fixed and leading zeros count. Source:
公安部 register form; the fields public readers of the page return.
"""

from extractors.declare import address, date, face, mark, name, specimen, text

TITLE = "户口簿首页"
FACES = (
    face(
        "home",
        marks=(
            mark("户别", 2),
            mark("户主姓名", 2),
            mark("户号", 2),
            mark("住址", 1),
            mark("居民户口簿", 1),
            mark("户口专用章", 1),
            mark("省级公安机关", 1),
            mark("承办人签章", 0.5),
            mark("家庭户", 0.5),
            mark("集体户", 0.5),
        ),
        against=(
            mark("常住人口登记卡", 4),
            mark("与户主关系", 3),
            mark("籍贯", 3),
            mark("公民身份号码", 3),
            mark("文化程度", 3),
            mark("登记表", 4),
            mark("监护人", 3),
        ),
        need=5.0,
    ),
)
LABELS = (
    "居民户口簿",
    "省级公安机关户口专用章",
    "省级公安机关",
    "户口登记机关户口专用章",
    "户口登记机关",
    "户口专用章",
    "承办人签章",
    "承办人",
    "住址变动登记",
)
FIELDS = (
    text(
        "household_type",
        of=r"[\u4e00-\u9fff（）]{0,8}(?:户|户口|农业|居民)",
        after=("户别", "户口类别", "户口性质"),
    ),
    name("householder_name", after=("户主姓名", "户主")),
    text("household_number", of=r"[A-Za-z0-9\-]{1,20}", after=("户号",), critical=True),
    address("address", after=("住址", "户籍地址")),
    date("issue_date", after=("签发日期", "发证日期", "登记日期", "填发日期"), anywhere=True),
)
SPECIMENS = (
    specimen(
        "home",
        """
        户别      家庭户        户主姓名    证件样本
        户号      001234567     住址        北京市崇文区样本胡同甲8号

        省级公安机关          户口登记机关
        户口专用章            户口专用章

        承办人签章                         2012年5月8日签发
        """,
        household_type="家庭户",
        householder_name="证件样本",
        household_number="001234567",
        address="北京市崇文区样本胡同甲8号",
        issue_date="2012-05-08",
    ),
    specimen(
        "home",
        """
        户别非农业家庭户口
        户主姓名测试甲
        户号00012
        住址北京市样本区测试路2号院
            5号楼3单元
        签发日期2009年11月30日
        """,
        household_type="非农业家庭户口",
        householder_name="测试甲",
        household_number="00012",
        address="北京市样本区测试路2号院5号楼3单元",
        issue_date="2009-11-30",
    ),
    specimen(
        "home",
        """
        户别                   户主姓名
        户号                   住址

        省级公安机关           户口登记机关
        户口专用章             户口专用章
        承办人签章             年   月   日签发
        """,
    ),
)
